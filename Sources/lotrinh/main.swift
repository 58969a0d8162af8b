print("lotrinh")
